// On every page. Each behaviour is a file of its own, found by a data- attribute; the page works without any of them.
import { buttonKeys } from "./behaviours/buttonKeys.ts";
import { copyText } from "./behaviours/copyText.ts";
import { currentPlace } from "./behaviours/currentPlace.ts";
import { focusErrors } from "./behaviours/focusErrors.ts";
import { freshen } from "./behaviours/freshen.ts";
import { kiosk } from "./behaviours/kiosk.ts";
import { printPage } from "./behaviours/printPage.ts";
import { sendOnce } from "./behaviours/sendOnce.ts";

buttonKeys();
copyText();
currentPlace();
focusErrors();
freshen();
kiosk();
printPage();
sendOnce();
