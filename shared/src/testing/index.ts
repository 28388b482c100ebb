export * from "./browser-tabs.ts";
export * from "./events.ts";
export * from "./ids.ts";
export * from "./manual-clock.ts";
export * from "./memory-network.ts";
export * from "./random.ts";
export * from "./wire-peer.ts";
export * from "./visitor-wire.ts";
