import { workerData } from "node:worker_threads";
import { seal } from "./backup.ts";

if (typeof workerData !== "string") throw new Error("the worker is handed the path of a copy");
seal(workerData);
