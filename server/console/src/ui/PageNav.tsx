import type { ComponentChildren, JSX } from "preact";
import { t } from "../i18n/index.ts";
import { BackIcon } from "./icons.tsx";

/** Beside a page: the way back to the inbox, and where else one may go from there, each in a `li`. */
export function PageNav(props: { label: string; children?: ComponentChildren }): JSX.Element {
  return (
    <nav class="lane-nav" aria-label={props.label}>
      <ul>
        <li>
          <a class="lane-link" href="/console/inbox/waiting">
            <span class="settings-back">
              <BackIcon /> {t.settings.back}
            </span>
          </a>
        </li>
        {props.children}
      </ul>
    </nav>
  );
}
