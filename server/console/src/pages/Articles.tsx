import type { JSX } from "preact";
import type { ArticlesPageProps } from "../articles/ArticlesPage.tsx";
import { t } from "../i18n/index.ts";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../articles/ArticlesPage.tsx");

/** The help articles, loaded when they are opened. */
export function Articles(props: ArticlesPageProps): JSX.Element {
  return (
    <Fetched
      load={load}
      words={t.articles}
      show={({ ArticlesPage }) => <ArticlesPage {...props} />}
    />
  );
}
