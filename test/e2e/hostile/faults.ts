import type { Fault } from "./faults/fault.ts";
import { elsewhereFaults } from "./faults/elsewhere.ts";
import { launcherFaults } from "./faults/launcher.ts";
import { reachFaults } from "./faults/reach.ts";
import { threadFaults } from "./faults/thread.ts";
import { tracesFaults } from "./faults/traces.ts";

/** Each must be seen, else the judge holds nothing. The page waits for the chat where a page could not have seen it before. */
export const faults: readonly Fault[] = [
  ...launcherFaults,
  ...threadFaults,
  ...reachFaults,
  ...tracesFaults,
  ...elsewhereFaults,
];
