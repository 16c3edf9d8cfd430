import { Server } from "node:net";

// Loaded before the peer, which would listen on all interfaces of the machine and has no setting for it.
const { listen } = Server.prototype;
Server.prototype.listen = function listenOnLoopback(...args) {
  if (typeof args[0] === "number") {
    const callback = args.find((arg) => typeof arg === "function");
    return Reflect.apply(listen, this, [args[0], "127.0.0.1", callback]);
  }
  return Reflect.apply(listen, this, args);
};
