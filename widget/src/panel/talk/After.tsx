import type * as AfterPart from "../after/after.ts";
import type { AfterProps, AfterState } from "../after/after-state.ts";
import { HoldsFocus } from "./holds-focus.ts";

interface Props extends AfterProps {
  readonly part: typeof AfterPart;
  readonly root: ShadowRoot;
}

/** Keeps what the visitor has begun at the end of a chat, which its own part draws. */
export class After extends HoldsFocus<Props, AfterState> {
  override state: AfterState = this.props.part.FRESH;

  static override getDerivedStateFromProps(props: Props, state: AfterState): Partial<AfterState> {
    return props.part.refusedAsks(props, state);
  }

  override render(props: Props, state: AfterState) {
    return props.part.atEnd(props, state, (part) => this.setState(part));
  }
}
