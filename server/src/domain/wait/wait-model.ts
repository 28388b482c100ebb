import { Absences } from "./absences.ts";
import { ChatLengths } from "./chat-lengths.ts";
import { Departures } from "./departures.ts";
import { LaterArrivals } from "./later-arrivals.ts";
import type { Lesson } from "./lesson.ts";
import { Newcomers } from "./newcomers.ts";
import { Patience } from "./patience.ts";

/** All that is learned of a desk but how well it was told: how long chats last, who gives up, who goes and comes back, who jumps the line. */
export class WaitModel {
  readonly lengths = new ChatLengths();
  readonly patience = new Patience();
  readonly absences = new Absences();
  readonly departures = new Departures();
  readonly laterArrivals = new LaterArrivals();
  readonly newcomers = new Newcomers();

  learn(lesson: Lesson): void {
    switch (lesson.kind) {
      case "ended":
        this.lengths.learnEnded(
          lesson.line,
          lesson.agent,
          lesson.work,
          lesson.load,
          lesson.waitedMs,
        );
        return;
      case "brokeOff":
        this.lengths.learnBrokenOff(lesson.line, lesson.agent, lesson.work);
        return;
      case "served":
        this.patience.learn(lesson.waitMs, false);
        return;
      case "left":
        this.patience.learn(lesson.waitMs, true);
        return;
      case "moved":
        return; // she is as patient as she was: her wait goes on
      case "cameBefore":
        this.laterArrivals.learn(lesson.line, lesson.atMs);
        return;
      case "went":
        this.departures.learn(lesson.agent, lesson.fromMs, lesson.untilMs);
        return;
      case "begun":
        this.absences.learnBegun(lesson.agent, lesson.atMs);
        this.newcomers.learn(lesson.agent, lesson.atMs);
        return;
      case "cameBack":
        this.absences.learn(lesson.agent, lesson.fromMs, lesson.lengthMs, lesson.wasOffline);
    }
  }
}
