import type { Chat, HostilePage } from "../hostile-page.ts";
import { shop } from "../hostile-page.ts";

const srcOf = ({ url }: Chat) => `${url}/presently.js`;

/** Ways in which a script tag comes onto a page, and what else stands there under the names that scripts use. */
export const scripts: readonly HostilePage[] = [
  {
    name: "in-head",
    why: "a blocking script in the head, where there is no body yet",
    tag: (chat) => chat.snippet.replace("async ", ""),
  },
  {
    name: "module",
    why: "a module script, for which there is no currentScript",
    tag: (chat) => chat.snippet.replace("async ", 'type="module" '),
  },
  {
    name: "injected",
    why: "a tag manager that adds the script and takes its element away again",
    tag: (chat) =>
      `<script>addEventListener("load",()=>{const s=document.createElement("script");s.src="${srcOf(chat)}?site=${chat.siteKey}";
document.head.append(s);s.onload=()=>s.remove()})</script>`,
  },
  {
    name: "written",
    why: "a script that is written into the document while it is read",
    tag: (chat) =>
      `<script>document.write(${JSON.stringify(chat.snippet).replace("</", "<\\/")})</script>`,
  },
  {
    name: "twice",
    why: "the same script twice: one chat",
    tag: (chat) => chat.snippet + chat.snippet,
  },
  {
    name: "two-sites",
    why: "scripts of two sites: the first one's chat",
    tag: (chat) =>
      (chat.snippet + chat.snippet.replace(chat.siteKey, chat.otherKey)).replaceAll("async ", ""),
  },
  {
    name: "module-loaders",
    why: "an AMD loader and CommonJS names that a script of UMD form would fall for, and jQuery's noConflict",
    isQuick: true,
    head: `<script>
var define=function(){throw new Error("an anonymous define")};define.amd={jQuery:true};
var module={exports:{}},exports=module.exports;var require=function(){throw new Error("require was called")};
var jQuery=function(){return jQuery};var $=jQuery;jQuery.noConflict=function(){$=undefined;return jQuery};jQuery.noConflict();
var _={},h=1,render=1,t=1,e=1,n=1,r=1,i=1,a=1,o=1,process={env:{}};</script>`,
  },
  {
    name: "named-elements",
    why: "elements whose ids and names stand in for what scripts look for on window and document",
    body: `<form id="presently" name="presently"><input name="push"></form><a id="self" href="#x">x</a>
<img name="dir" alt=""><form name="adoptedStyleSheets"></form><i id="popover"></i><i id="panel"></i><i id="navigator"></i>`,
  },
  {
    name: "named-body",
    why: "pictures named body, head and dir, which is what document then says they are",
    body: `<img name="body" alt=""><img name="head" alt=""><img name="dir" alt="">`,
  },
  {
    name: "quirks",
    why: "no doctype, as in 1998, with a frame of attributes",
    html: (chat) =>
      `<title>Brass lamps</title><body bgcolor=white marginheight=99 marginwidth=99 text=red><center><font size=7>${shop}${chat.snippet}`,
  },
  {
    name: "base",
    why: "a base that leads every relative address and every link elsewhere",
    head: `<base href="https://elsewhere.example/deep/" target="_top">`,
  },
  {
    name: "xhtml",
    why: "a page that is XML, where names are minded and nothing is mended",
    headers: () => ({ "content-type": "application/xhtml+xml; charset=utf-8" }),
    html: (chat) =>
      `<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>Brass lamps</title>${chat.snippet.replace("async ", 'async="async" ')}</head><body>${shop.replace('"Search">', '"Search"/>')}</body></html>`,
  },
  {
    name: "never-loaded",
    why: "a page whose load event never comes, for a picture of somebody's that never does",
    body: `<img src="/never-loaded/never" alt="">`,
  },
  {
    name: "wrapped-by-an-ad",
    why: "a script that puts the whole body into a box of its own, as jQuery's wrapInner did: every script runs again",
    before: async () => {
      const box = document.createElement("div");
      const head = [...document.head.querySelectorAll("script")];
      box.append(...document.body.childNodes);
      document.body.append(box);
      for (const each of [...head, ...box.querySelectorAll("script")]) {
        const again = document.createElement("script");
        for (const { name, value } of each.attributes) again.setAttribute(name, value);
        const ran = new Promise((resolve) => again.addEventListener("load", resolve));
        each.replaceWith(again);
        await ran;
      }
    },
  },
  {
    name: "service-worker",
    why: "a worker that answers every request from its cache, ours too",
    worker: `addEventListener("install",()=>skipWaiting());addEventListener("activate",(event)=>event.waitUntil(clients.claim()));
addEventListener("fetch",(event)=>event.respondWith(caches.open("all").then(async(cache)=>{const kept=await cache.match(event.request);
if(kept)return kept;const answer=await fetch(event.request);if(event.request.method==="GET")await cache.put(event.request,answer.clone());return answer})))`,
    tag: (chat) =>
      `<script>navigator.serviceWorker.register("/service-worker/worker.js",{scope:"/service-worker"});
navigator.serviceWorker.addEventListener("controllerchange",()=>{const s=document.createElement("script");s.src="${srcOf(chat)}";
s.dataset.site="${chat.siteKey}";document.head.append(s)})</script>`,
  },
];
