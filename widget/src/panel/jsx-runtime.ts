import { type ComponentType, createElement, Fragment, type JSX, type VNode } from "preact";

/** Makes elements as Preact's own does, in the panel and in the conversation's part, without what only its compilers ask for. */
export const jsx = (
  type: string | ComponentType<object>,
  props: object,
  key?: string | number,
): VNode => createElement(type as ComponentType<object>, { ...props, key }); // to Preact a name is as good

export { jsx as jsxs, Fragment };
export type { JSX };
