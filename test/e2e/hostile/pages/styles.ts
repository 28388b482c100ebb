import type { HostilePage } from "../hostile-page.ts";

/** Style sheets that mean every element, and pages whose boxes are bent, cut or hidden. */
export const styles: readonly HostilePage[] = [
  {
    name: "reset",
    why: "a reset that is important everywhere",
    isQuick: true,
    head: `<style>*{all:unset!important}html>*,html>* *{display:none!important;transform:rotate(45deg)!important;opacity:.1!important;
visibility:hidden!important;pointer-events:none!important;filter:invert(1)!important;width:1px!important;z-index:-1!important}</style>`,
    expected: { isOwnBoxClosed: true },
  },
  {
    name: "popover-rules",
    why: "rules for every popover, every div below the root and every backdrop",
    head: `<style>[popover],:popover-open,html>div,html>:last-child:not(body){display:none!important;position:static!important;inset:0!important;
margin:auto!important;clip-path:inset(50%)!important;translate:-9999px!important;scale:0!important;content-visibility:hidden!important}
::backdrop{display:block!important;background:#000!important;opacity:1!important}</style>`,
  },
  {
    name: "pseudo-elements",
    why: "a layer before and after every element, as effects for hovering leave it",
    isQuick: true,
    head: `<style>*::before,*::after{content:"x"!important;position:fixed!important;inset:0!important;background:red!important;
z-index:2147483647!important;display:block!important}</style>`,
  },
  {
    name: "inline-hidden",
    why: "a script that hides what it does not know, by important inline styles and by the attribute",
    before: () => {
      for (const each of document.documentElement.children) {
        if (!(each instanceof HTMLElement) || !each.shadowRoot) continue;
        each.style.setProperty("display", "none", "important");
        each.style.setProperty("opacity", "0", "important");
        each.hidden = true;
      }
    },
  },
  {
    name: "popovers-closed",
    why: "a router that closes every popover when it changes the page",
    before: () => {
      for (const each of document.querySelectorAll<HTMLElement>(":popover-open"))
        each.hidePopover();
    },
  },
  {
    name: "huge-root-font",
    why: "a root font of 200 px, for rem units of a page's own",
    head: "<style>html{font-size:200px!important}body{font-size:8px}</style>",
  },
  {
    name: "no-root-font",
    why: "a root font of nothing, against gaps between inline blocks",
    head: "<style>html{font-size:0!important;line-height:0!important}</style>",
  },
  {
    name: "root-text",
    why: "whatever a root can hand down to text",
    head: `<style>html{visibility:hidden;letter-spacing:20px;word-spacing:40px;text-transform:uppercase;writing-mode:vertical-rl;
text-indent:99px;user-select:none;-webkit-user-select:none;cursor:none;white-space:nowrap;font:italic 900 60px fantasy;
unicode-bidi:bidi-override;-webkit-text-security:disc;-webkit-user-modify:read-only;color:transparent;pointer-events:none}</style>`,
    expected: { isOwnBoxClosed: true },
  },
  {
    name: "inverted",
    why: "a dark mode that turns all colours over, at the root and below",
    head: "<style>html,body{filter:invert(1) hue-rotate(180deg)!important;background:#fff;mix-blend-mode:difference}</style>",
    // Firefox turns the top layer over with the root.
    expected: { inFirefox: { colour: "rgb(116, 193, 189)" } },
  },
  {
    name: "anti-flicker",
    why: "a test of two designs that keeps the root unseen until it has chosen",
    head: "<style>html{opacity:0!important}</style>",
  },
  {
    name: "bent-body",
    why: "a body that is turned, cut, scaled and contained",
    head: `<style>html{overflow:hidden;height:100%}body{transform:rotate(2deg) scale(.5);perspective:100px;filter:blur(1px);
contain:strict;overflow:hidden;position:fixed;inset:0;will-change:transform;clip-path:inset(30%);backdrop-filter:blur(2px)}</style>`,
  },
  {
    name: "bent-root",
    why: "the same at the root, as a menu from the side moves the whole page",
    head: `<style>html{transform:translate(-300px) scale(.8);will-change:transform;contain:paint;perspective:100px;
clip-path:inset(40%);overflow:clip}</style>`,
  },
  {
    name: "cookie-wall",
    why: "a wall over the whole page with the highest z-index there is",
    head: `<style>#wall{position:fixed;inset:0;background:#000c;z-index:2147483647}</style>`,
    body: `<div id="wall">We value your privacy</div>`,
  },
  {
    name: "flex-root",
    why: "a root that lays its children out as a grid",
    head: `<style>html{display:grid;grid-template-columns:100px 1fr;place-items:center}html>*{grid-column:2;float:left;margin:200px!important;
padding:50px!important;border:9px solid red!important;min-width:500px!important;max-height:0!important}</style>`,
  },
  {
    name: "layers",
    why: "a reset in cascade layers, whose important rules come before those of the page",
    head: `<style>@layer reset,site;@layer reset{html>*,html>* *{all:revert-layer!important;animation:none!important;transition:none!important}}
@layer site{html>:not(head,body){display:none!important;opacity:0!important;inset:auto!important;visibility:collapse!important}}</style>`,
  },
  {
    name: "scroll-snap",
    why: "a page that scrolls smoothly, from one view to the next",
    head: `<style>html{scroll-behavior:smooth;scroll-snap-type:y proximity;scroll-padding:80px;overscroll-behavior:none}
body>*{scroll-snap-align:start;scroll-margin:40px}</style>`,
  },
];
