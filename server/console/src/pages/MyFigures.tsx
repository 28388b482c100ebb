import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { MyFiguresPageProps } from "../reports/MyFiguresPage.tsx";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../reports/MyFiguresPage.tsx");

/** An agent's own figures, loaded when they are opened. */
export function MyFigures(props: MyFiguresPageProps): JSX.Element {
  return (
    <Fetched
      load={load}
      words={t.reports}
      show={({ MyFiguresPage }) => <MyFiguresPage {...props} />}
    />
  );
}
