import { liveSchedules } from "./schedules.ts";

liveSchedules(2);
