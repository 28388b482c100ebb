import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { SearchPageProps } from "../search/SearchPage.tsx";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../search/SearchPage.tsx");

/** Looking for conversations, loaded when it is opened. */
export function Search(props: SearchPageProps): JSX.Element {
  return (
    <Fetched load={load} words={t.search} show={({ SearchPage }) => <SearchPage {...props} />} />
  );
}
