import type { JSX } from "preact";
import type { VisitorCard } from "@presently/shared/protocol";
import { calm } from "@presently/shared/view/calm";
import { locale, t } from "../i18n/index.ts";
import { Fact } from "./Fact.tsx";

type Attributes = VisitorCard["attributes"];

/** What the page told of the visitor or of the conversation; nothing where it told nothing. */
export function ToldAttributes(props: {
  title: string;
  attributes: Attributes;
}): JSX.Element | null {
  const told = Object.entries(props.attributes);
  if (told.length === 0) return null;
  return (
    <section>
      <h3>{props.title}</h3>
      <dl class="facts">
        {told.map(([name, value]) => (
          <Fact key={name} label={calm(name)} text={attributeText(value)} />
        ))}
      </dl>
    </section>
  );
}

/** What the visitor did, as the page told it, the latest first. */
export function VisitorActs({ acts }: { acts: VisitorCard["tracked"] }): JSX.Element | null {
  if (acts.length === 0) return null;
  return (
    <section>
      <h3>{t.thread.card.tracked}</h3>
      <ul class="former">
        {acts.map(({ name, data, atMs }, at) => (
          <li key={`${atMs} ${at}`}>
            <bdi>{calm(name)}</bdi>{" "}
            <span class="field-hint" dir="auto">
              {[
                new Date(atMs).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" }),
                ...Object.entries(data).map(
                  ([key, value]) => `${calm(key)}: ${calm(attributeText(value))}`,
                ),
              ].join(", ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function attributeText(value: Attributes[string]): string {
  if (value === null) return t.thread.card.none;
  if (typeof value === "boolean") return value ? t.thread.card.yes : t.thread.card.no;
  return String(value);
}
