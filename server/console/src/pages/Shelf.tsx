import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { ShelfPageProps } from "../shelf/ShelfPage.tsx";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../shelf/ShelfPage.tsx");

/** Kind words and cases to learn from, loaded when they are opened. */
export function Shelf(props: ShelfPageProps): JSX.Element {
  return <Fetched load={load} words={t.shelf} show={({ ShelfPage }) => <ShelfPage {...props} />} />;
}
