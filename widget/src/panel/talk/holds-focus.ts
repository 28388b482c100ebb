import { Component } from "preact";

interface Props {
  /** Knows what in the panel has the focus. */
  readonly root: ShadowRoot;
}

/** A part in which what was pressed may be gone for that: then the focus goes to the thread and not out of the chat (AC7). */
export abstract class HoldsFocus<P extends Props, S> extends Component<P, S> {
  override getSnapshotBeforeUpdate(): boolean {
    return this.props.root.activeElement !== null;
  }

  override componentDidUpdate(_: P, __: S, hadFocus: boolean): void {
    const { root } = this.props;
    if (hadFocus && !root.activeElement) root.querySelector<HTMLElement>("[role=log]")?.focus();
  }
}
