import type { JSX } from "preact";
import type { ReadyStaffing, Service, StaffingReport } from "@presently/shared/protocol";
import { staffingWords } from "../i18n/staffing.ts";
import { Figure } from "../ui/Figure.tsx";
import { Demand } from "./Demand.tsx";
import { NeedPlot } from "./NeedPlot.tsx";
import { WeekTable } from "./WeekTable.tsx";

/** The report: figures, the plot and its table, what would help, the trend, and what it stands on. */
export function Report({ report }: { report: StaffingReport }): JSX.Element {
  const words = staffingWords;
  if (report.state === "tooShort") {
    const { weeks, neededWeeks, chats, neededChats } = report;
    return <p class="callout">{words.tooShort(weeks, neededWeeks, chats, neededChats)}</p>;
  }
  return (
    <>
      <Figures report={report} />
      {report.basis.isHeldUpByAccepting && (
        <p class="callout is-bad">{words.heldUp(words.span(report.basis.acceptMs))}</p>
      )}
      <NeedPlot hours={report.hours} />
      <Advice report={report} />
      <WeekTable hours={report.hours} />
      <Demand trend={report.trend} timeZone={report.timeZone} target={report.target} />
      <Basis report={report} />
    </>
  );
}

function Figures({ report }: { report: ReadyStaffing }): JSX.Element {
  const words = staffingWords.figures;
  const { before, after, agentHours, target } = report;
  const waits = ({ waitMs }: Service): string => words.waitHint(target, staffingWords.span(waitMs));
  return (
    <dl class="report-figures">
      <Figure
        label={words.before}
        value={staffingWords.percent(before.within)}
        means={waits(before)}
      />
      <Figure
        label={words.after}
        value={staffingWords.percent(after.within)}
        means={waits(after)}
      />
      <Figure
        label={words.hours}
        value={words.hoursText(agentHours.online, agentHours.needed)}
        means={words.hoursHint}
      />
    </dl>
  );
}

function Advice({ report: { advice, target } }: { report: ReadyStaffing }): JSX.Element {
  const words = staffingWords;
  return (
    <section class="panel">
      <h2>{words.adviceTitle}</h2>
      {advice.length === 0 && <p>{words.noAdvice}</p>}
      <ul class="report-advice">
        {advice.map(({ fromHour, toHour, more, arrivals, before, after }) => (
          <li key={fromHour}>
            <strong>{words.advice(fromHour, toHour, more)}</strong>{" "}
            <span>
              {words.adviceEffect(
                target,
                words.span(after.waitMs),
                words.span(before.waitMs),
                arrivals,
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Basis({ report }: { report: ReadyStaffing }): JSX.Element {
  const words = staffingWords;
  const { basis, observed, withinMs, hours } = report;
  const { within, simulated, visitors } = observed;
  return (
    <section class="panel report-basis">
      <h2>{words.basisTitle}</h2>
      {within !== null && simulated !== null && (
        <p>{words.observed(visitors, within, simulated, words.span(withinMs))}</p>
      )}
      <p>
        {words.basis(basis.chats, words.span(basis.chatMs), basis.capacity, basis.goneInFiveMin)}{" "}
        {basis.slowdown > 0 && basis.capacity > 1 && words.slower(basis.slowdown)}
      </p>
      <p>{words.assumptions}</p>
      {hours.every(({ isOpen }) => isOpen) && <p>{words.openHours}</p>}
    </section>
  );
}
