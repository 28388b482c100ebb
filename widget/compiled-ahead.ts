import type { Plugin } from "vite";

/**
 * Asks the browser to compile whole files where it reads them, beside the thread that the page runs on: nearly all of their functions run at
 * once. Left alone, it compiles each when it is first called, and the page waits: 5 of the panel's 20 ms, and 1 of the loader's 6, which has no
 * room for the line. It heeds the line where it is the first. `named` are the files, by the beginning of their names.
 */
export const compiledAhead = (named: RegExp): Plugin => ({
  name: "compiled-ahead",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === "chunk" && named.test(file.fileName))
          file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
      }
    },
  },
});
