import { attempt } from "./attempt.ts";
import { start } from "./chat.ts";

attempt(start);
