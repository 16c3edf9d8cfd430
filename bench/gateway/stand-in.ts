import { startProvider } from "../../scripts/provider";

// The stand-in provider in a process of its own, so that its CPU is nobody else's.
const provider = await startProvider({ capture: false });
process.send?.(provider.url);
process.on("disconnect", () => process.exit());
