import type { JSX } from "preact";
import type { BoardPageProps } from "../board/BoardPage.tsx";
import { t } from "../i18n/index.ts";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../board/BoardPage.tsx");

/** The live board, loaded when it is opened: only who directs agents has it. */
export function Board(props: BoardPageProps): JSX.Element {
  return <Fetched load={load} words={t.board} show={({ BoardPage }) => <BoardPage {...props} />} />;
}
