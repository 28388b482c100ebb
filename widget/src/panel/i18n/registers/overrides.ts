import type { PageTexts } from "../../../page/i18n/texts.ts";
import type { AfterTexts } from "../../after/texts.ts";
import type { ApiTexts } from "../../api/texts.ts";
import type { ArticlesTexts } from "../../articles/texts.ts";
import type { FilesTexts } from "../../files/texts.ts";
import type { FormsTexts } from "../../forms/texts.ts";
import type { NoticeTexts } from "../../notice/texts.ts";
import type { PromisesTexts } from "../../promises/texts.ts";
import type { TopicsTexts } from "../../topics/texts.ts";
import type { WaysTexts } from "../../ways/texts.ts";
import type { PanelTexts, Texts } from "../texts.ts";

/** The files of words, by their names in a language's folder; `page` is that of the page of its own. */
export interface Words {
  readonly after: AfterTexts;
  readonly api: ApiTexts;
  readonly articles: ArticlesTexts;
  readonly files: FilesTexts;
  readonly forms: FormsTexts;
  readonly notice: NoticeTexts;
  readonly panel: PanelTexts;
  readonly promises: PromisesTexts;
  readonly talk: Omit<Texts, keyof PanelTexts>;
  readonly topics: TopicsTexts;
  readonly ways: WaysTexts;
  readonly page: PageTexts;
}

type Partly<Of> = {
  readonly [Key in keyof Of]?: Of[Key] extends string ? string : Partly<Of[Key]>;
};

/** What is said otherwise in another register than the language's usual one; all else stays (M26). */
export type Overrides = Partly<Words>;
