import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Mark } from "../ui/icons.tsx";

/** The frame of the pages before the desk. */
export function Door(props: {
  title: string;
  intro?: ComponentChildren;
  isWide?: boolean;
  children: ComponentChildren;
}): JSX.Element {
  useEffect(() => {
    document.title = `${props.title} · ${t.door.product}`;
  }, [props.title]);
  return (
    <main class="door">
      <div class={props.isWide ? "door-card is-wide" : "door-card"}>
        <p class="door-brand">
          <Mark /> {t.door.product}
        </p>
        <div class="door-intro">
          <h1>{props.title}</h1>
          {props.intro}
        </div>
        {props.children}
      </div>
    </main>
  );
}
