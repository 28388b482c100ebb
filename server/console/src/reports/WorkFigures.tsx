import type { JSX } from "preact";
import type { Figures } from "@presently/shared/protocol";
import { reportsWords } from "../i18n/reports.ts";
import { Figure } from "../ui/Figure.tsx";
import { FigureGroup } from "./FigureGroup.tsx";

interface WorkFiguresProps {
  work: Figures["work"];
  /** Said in the place of how many stand behind it, where nothing can be told. */
  nothing: string;
  isOwn?: true;
}

/** Chats at once and how much of the time online was busy (RP11): of the team together, or to each agent their own, never of one to another (RP12). */
export function WorkFigures({ work, nothing, isOwn }: WorkFiguresProps): JSX.Element {
  const { none, percent, span, work: of } = reportsWords;
  const by = (agents: number): string => (isOwn ? "" : of.agents(agents));
  const atOnce = work?.meanAtOnce ?? null;
  return (
    <FigureGroup title={of.title}>
      <Figure
        label={of.atOnce.label}
        value={atOnce === null ? none : atOnce.toFixed(1)}
        means={`${
          work === null || atOnce === null
            ? nothing
            : of.atOnce.most(work.p90AtOnce ?? 0, span(work.chatMs), by(work.agents))
        } ${of.atOnce.means}`}
      />
      <Figure
        label={of.occupancy.label}
        value={work === null || work.onlineMs === 0 ? none : percent(work.busyMs / work.onlineMs)}
        means={`${
          work === null || work.onlineMs === 0
            ? nothing
            : of.occupancy.part(span(work.busyMs), span(work.onlineMs), by(work.agents))
        } ${of.occupancy.means}`}
      />
    </FigureGroup>
  );
}
