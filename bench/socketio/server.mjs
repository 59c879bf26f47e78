// Socket.IO as its documentation starts it: POST /send says its body to everybody. Only for bin/bench, on loopback.
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer((request, response) => {
  if (request.method !== "POST") return void response.writeHead(200).end();
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", () => {
    io.emit("changes", JSON.parse(body));
    response.writeHead(200).end();
  });
});
const io = new Server(http, { transports: ["websocket"], serveClient: false });
http.listen(Number(process.argv[2]), "127.0.0.1", 4096);

// Ends with whoever started it.
process.stdin.on("end", () => process.exit(1)).resume();
