import type { JSX } from "preact";
import type { OpenPromise } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { Age } from "../ui/Age.tsx";
import { momentOf } from "../ui/moment.ts";
import { useNowMs } from "../ui/now.ts";

/** On a lane's row: what is promised, and by when, or how late it is. */
export function PromiseMark({ promise }: { promise: OpenPromise }): JSX.Element {
  const { kind, dueAtMs } = promise;
  const nowMs = useNowMs(60_000);
  if (nowMs >= dueAtMs)
    return (
      <span class="pill is-bad">
        <Age sinceMs={dueAtMs} words={t.promises.late[kind]} />
      </span>
    );
  return <span class="pill">{t.promises.inLane[kind](momentOf(dueAtMs, nowMs))}</span>;
}
