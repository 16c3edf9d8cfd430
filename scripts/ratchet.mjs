import "./lib/ratchet.mjs";
