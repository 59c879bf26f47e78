// Marks the link of the section the reader is in: <a data-nav="/sessions">.
export function currentPlace(): void {
  const here = location.pathname.toLowerCase();
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-nav]")) {
    const section = link.dataset["nav"] ?? "";
    if (here === section) link.setAttribute("aria-current", "page");
    else if (here.startsWith(section + "/")) link.setAttribute("aria-current", "true");
  }
}
