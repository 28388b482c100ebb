import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { InstallCheck as Check, InstallFinding, SiteId } from "@presently/shared/protocol";
import { browserClock } from "../browser-clock.ts";
import { siteWords } from "../i18n/site.ts";
import { Refusal } from "../refusal.ts";
import { Age } from "../ui/Age.tsx";
import { CheckIcon, WarningIcon } from "../ui/icons.tsx";

const LOOK_EVERY_MS = 3_000;

interface InstallCheckProps {
  siteId: SiteId;
  ask: (siteId: SiteId) => Promise<Check>;
}

/** Whether a site's tag is on its pages, and what is wrong with it: looked at again while the page is (IN1, IN2). */
export function InstallCheck({ siteId, ask }: InstallCheckProps): JSX.Element {
  const words = siteWords.install;
  const check = useCheck(siteId, ask);
  return (
    <section class="field">
      <h3>{words.title}</h3>
      {check?.isMixed === true && (
        <p class="callout is-bad">
          <span>{words.mixed}</span>
        </p>
      )}
      <div role="log" aria-label={words.title} aria-relevant="additions">
        {check?.findings.length === 0 && (
          <p class="field-hint">
            {words.waiting} {words.allow(check.sources[0])}
          </p>
        )}
        {check !== undefined && check.findings.length > 0 && (
          <ul class="findings">
            {check.findings.map((finding) => (
              <Finding
                key={`${finding.code} ${finding.origin} ${finding.attribute?.name}`}
                finding={finding}
                sources={check.sources}
                lagMs={browserClock.nowMs() - check.nowMs}
              />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

/** `lagMs`: how far the server's clock is behind ours. */
function Finding(props: {
  finding: InstallFinding;
  sources: Check["sources"];
  lagMs: number;
}): JSX.Element {
  const { code, origin, key, attribute, atMs } = props.finding;
  const [seen, advice] = siteWords.install.findings[code]({
    origin: origin ?? "",
    key: key ?? "",
    sources: props.sources,
    attribute,
  });
  const isGood = code === "works" || code === "notOpened";
  return (
    <li class="finding">
      {isGood ? <CheckIcon /> : <WarningIcon />}
      <span>
        <bdi>{seen}</bdi>{" "}
        <span class="field-hint" aria-hidden="true">
          <Age sinceMs={atMs + props.lagMs} words={siteWords.install.ago} />
        </span>
        {advice !== "" && <span class="field-hint check-hint">{advice}</span>}
      </span>
    </li>
  );
}

/** The latest answer. A server that is away for a moment is asked again, one that knows us no more is not; what was seen stays. */
function useCheck(siteId: SiteId, ask: InstallCheckProps["ask"]): Check | undefined {
  const [check, setCheck] = useState<Check | undefined>(undefined);
  useEffect(() => {
    let isCurrent = true;
    let next: { cancel(): void } | undefined;
    async function look(): Promise<void> {
      try {
        const answer = document.hidden ? undefined : await ask(siteId);
        if (isCurrent && answer !== undefined) setCheck(answer);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (error.code.startsWith("session.")) return;
      }
      if (isCurrent) next = browserClock.after(LOOK_EVERY_MS, () => void look());
    }
    void look();
    return () => {
      isCurrent = false;
      next?.cancel();
    };
  }, [siteId, ask]);
  return check;
}
