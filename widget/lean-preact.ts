import type { Plugin } from "vite";

/** What of Preact no part of the chat uses, and what stands in its place: pieces of its built file, each of which is there once. */
interface Cut {
  readonly what: string;
  readonly pieces: readonly (readonly [from: string, to: string])[];
}

const SVG = '"http://www.w3.org/2000/svg"';

/**
 * Of the one version that package.json names. There `z` draws a node, `I` its children, `F` an element, `N` one of its properties, `J` takes a node
 * away and `Q` is `render`; `n` holds the hooks for tools and other libraries. A newer version has other names: the build then says which piece
 * is gone. `lean-preact.test.ts` tells who uses what is cut here.
 */
export const CUTS: readonly Cut[] = [
  {
    what: "what is handed from node to node for hydration, suspense, contexts and portals",
    pieces: [
      [
        "z(e,r,u,t.__n,e.namespaceURI,32&u.__u?[i]:null,f,i||S(u),32&u.__u,o)",
        "z(e,r,u,e.namespaceURI,f,i||S(u),o)",
      ],
      ["function I(n,t,r,u,i,f,o,e,l,c,a)", "function I(n,t,r,u,f,e,l,a)"],
      ["_=z(n,v,h,i,f,o,e,l,c,a)", "_=z(n,v,h,f,e,l,a)"],
      ["function z(t,r,u,i,f,o,e,l,c,a)", "function z(t,r,u,f,e,l,a)"],
      ["r,u,i,f,o,e,l,c,a),M.__P&&(r.__e=null,l=s),r.__u&=-161,p&&p.some(g)", "r,u,f,e,l,a)"],
      ["F(u.__e,r,u,i,f,o,e,c,a,t)", "F(u.__e,r,u,f,e,a)"],
      ["function F(t,r,u,i,f,o,e,l,c,a)", "function F(t,r,u,f,e,c)"],
      [
        "I(a,w(_)?_:[_],r,u,i,f,o,e,o?o[0]:u.__k&&S(u,0),l,c),o&&o.some(g))",
        "I(t,w(_)?_:[_],r,u,f,e,u.__k&&S(u,0),c)",
      ],
      [
        "i=(u=t&&32&t.__u)?null:r.__k,r.__k=m($,{children:[t]}),f=[],o=[],z(r,r.__k,i||p,p,r.namespaceURI,i?null:r.firstChild?d.call(r.childNodes):null,f,i?i.__e:r.firstChild,u,o)",
        "i=r.__k,r.__k=m($,{children:[t]}),f=[],o=[],z(r,r.__k,i||p,r.namespaceURI,f,i?i.__e:r.firstChild,o)",
      ],
    ],
  },
  {
    what: "hydration and suspense: nothing is drawn on a server, and no component throws a promise",
    pieces: [
      [
        "128&u.__u&&(c=32&u.__u,s=u.__c.__z)&&(r.__u|=c,p=o=[],8==s.nodeType?l=B(s,o):o.push(s),l=o[0]||l),",
        "",
      ],
      [
        'if(e.length=v,r.__v=null,c||o)if(t&&t.then){if(r.__u|=128|c,o){for(~(T=o.indexOf(l||void 0))||(T=o.length);(N=o[T-1])&&8==N.nodeType;)T--;for(;T<o.length;T++)if(N=o[T])if(o[T]=null,O){if(N==P)break}else{if(8!=N.nodeType)break;N.data.startsWith("$s")&&(P=B(O=N))}}if(!O){for(;l&&8==l.nodeType&&l.nextSibling;)l=l.nextSibling;O=l}(s=B(O=r.__c.__z||(r.__c.__z=O)))?(r.__e=O,l=s):r.__e=l,l=l&&l.nextSibling}else o&&o.some(g);else r.__e=u.__e;r.__k||(r.__k=u.__k||[]),t&&t.then||D(r),',
        "e.length=v,r.__v=null,r.__e=u.__e,r.__k||(r.__k=u.__k||[]),",
      ],
      ["!u&&(i=t.__c)&&(i=i.__z)&&(f=B(i,o=[]))&&(i==t.__e&&o.some(g),g(f),g(i)),", ""],
      [
        "for(t&&!t.parentNode&&(t=S(n))&&!t.parentNode&&(t=null),o=n.__e,e=t;e&&8==e.nodeType;)e=e.nextSibling;for(o!=e&&",
        "t&&!t.parentNode&&(t=S(n))&&!t.parentNode&&(t=null),o=n.__e,o!=t&&",
      ],
      [
        ',t=o;(t=t&&t.nextSibling)&&8==t.nodeType&&!t.data.startsWith("$s"););return t',
        ";return o&&o.nextSibling",
      ],
      [
        ",o)for(s=0;s<o.length;s++)if((k=o[s])&&(C?k.localName==C:3==k.nodeType)){t=k,o[s]=null;break}if(!t)",
        ",!t)",
      ],
      [",l&&(n.__m&&n.__m(r,o),l=!1),o=null}", "}"],
      [
        'if(a="template"==C&&t.content||t,o="textarea"==C&&null!=x.defaultValue?null:o&&d.call(a.childNodes),!l&&o)for($={},s=0;s<t.attributes.length;s++)$[(k=t.attributes[s]).name]=k.value;for(s in $)',
        "for(s in $)",
      ],
      ['l&&"function"!=typeof k||$[s]===k', "$[s]===k"],
      ["$===x||l&&t.data==x||", "$===x||"],
      ["w=Array.isArray,d=y.slice,", "w=Array.isArray,"],
    ],
  },
  {
    what: "contexts",
    pieces: [
      ["{this.props=n,this.context=t,", "{this.props=n,"],
      ["j=(s=V.contextType)&&i[s.__c],L=s?j?j.props.value:s.__:i,", ""],
      ["new V(M,L)", "new V(M)"],
      ["new x(M,L)", "new x(M)"],
      ["j&&j.sub(d),", ""],
      ["d.__n=i,", ""],
      ["d.context=L,", ""],
      ["d.state=d.__s,d.context)", "d.state=d.__s)"],
      ["d.getChildContext&&(i=_({},i,d.getChildContext())),", ""],
      ["i.__P=i.__n=null", "i.__P=null"],
      ["return this.constructor(n,r)", "return this.constructor(n)"],
    ],
  },
  {
    what: "portals",
    pieces: [
      ['"function"!=typeof n.type||n.props.__P?null', '"function"!=typeof n.type?null'],
      ["n.__c&&!n.props.__P", "n.__c"],
      ["if(n.props.__P)return t;", ""],
      [
        "M.__P&&(s=l,f=(t=M.__P).namespaceURI,c=o=null,u.props&&u.props.__P!=t&&(u.__k.some(function(n){n&&J(n,n)}),u.__k=null),l=u.__k?S(u,0):null),",
        "",
      ],
      ["u&&!t.props.__P", "u"],
    ],
  },
  {
    what: "what is called before a component is drawn, or asks whether it should be",
    pieces: [
      [
        "if(M!==k&&C&&!V.getDerivedStateFromProps&&d.componentWillReceiveProps&&d.componentWillReceiveProps(M,L),r.__v==u.__v&&!(8&d.__g)||!(4&d.__g)&&d.shouldComponentUpdate&&!1===d.shouldComponentUpdate(M,d.__s,L))",
        "if(r.__v==u.__v&&!(8&d.__g))",
      ],
      ["d.componentWillUpdate&&d.componentWillUpdate(M,d.__s,L),", ""],
      ["C&&!V.getDerivedStateFromProps&&d.componentWillMount&&d.componentWillMount(),", ""],
      ["d.props=M,d.__P=t,d.__g&=-5,", "d.props=M,d.__P=t,"],
      [
        "x.prototype.forceUpdate=function(n){this.__v&&(this.__g|=4,n&&this.__h.push(n),L(this))},",
        "",
      ],
    ],
  },
  {
    what: "components that catch errors: they go to who draws",
    pieces: [
      [
        "function(n,t,r,u){for(var i,o,e;t=t.__;)if((i=t.__c)&&!(1&i.__g)){i.__g|=4;try{if((e=(o=i.constructor)&&o.getDerivedStateFromError)&&i.setState(o.getDerivedStateFromError(n)),i.componentDidCatch&&(i.componentDidCatch(n,u||{}),e=1),e&&8&i.__g)return void(i.__g|=2)}catch(t){n=t}}throw f=0,n}",
        "function(n){throw f=0,n}",
      ],
      ["(r.__c=d,2&d.__g&&(d.__g|=1))", "r.__c=d"],
      [",1&d.__g&&(d.__g&=-4)", ""],
    ],
  },
  {
    what: "what is told once a state is set, and a state that is computed from the one before",
    pieces: [
      [
        '"function"==typeof n&&(n=n(_({},r),this.props)),n&&(_(r,n),this.__v&&(t&&this.__k.push(t),L(this)))',
        "_(r,n),this.__v&&L(this)",
      ],
      ["d.__h=[],d.__k=[])", "d.__h=[])"],
      [
        "r.__k.some(function(n){n&&(n.__=r)}),y.push.apply(d.__h,d.__k),d.__k=[],",
        "r.__k.some(function(n){n&&(n.__=r)}),",
      ],
      ["C&&(y.push.apply(d.__h,d.__k),d.__k=[]),", ""],
    ],
  },
  {
    what: "hooks of tools and other libraries",
    pieces: [
      ["return!o&&n.vnode&&n.vnode(e),e", "return e"],
      ["n.vnode&&n.vnode(r),", ""],
      [
        "&&i==n.debounceRendering||((i=n.debounceRendering)||queueMicrotask)(H)",
        "||queueMicrotask(H)",
      ],
      ["(i||queueMicrotask)(H)", "queueMicrotask(H)"],
      ["return u(n.event?n.event(r):r)", "return u(r)"],
      ["(s=n.__b)&&s(r);", ""],
      ["H=n.__r,q=C", "q=C"],
      ["H&&H(r),", ""],
      ["return(s=n.diffed)&&s(r),l", "return l"],
      ["n.__c&&n.__c(r,t),", ""],
      ["n.unmount&&n.unmount(t),", ""],
      ["n.__&&n.__(t,r),9==r.nodeType&&(r=r.documentElement),", ""],
    ],
  },
  {
    what: "HTML as text, MathML, custom elements, other documents and names of React's",
    pieces: [
      [
        '"dangerouslySetInnerHTML"==s?y=k:"children"==s||s in x||"value"==s&&"defaultValue"in x||"checked"==s&&"defaultChecked"in x||',
        '"children"==s||s in x||',
      ],
      ['"dangerouslySetInnerHTML"==s?h=k:', ""],
      [
        'h?(l||y&&(h.__html==y.__html||h.__html==t.innerHTML)||(t.innerHTML=h.__html),r.__k=[]):(y&&(t.textContent=""),("foreignObject"==C||"http://www.w3.org/1998/Math/MathML"==f&&v.test(C))&&(f="http://www.w3.org/1999/xhtml"),',
        "",
      ],
      [',l&&"textarea"!=C||(s="value",', ',s="value",'],
      [",null!=m&&m!=t[s]&&N(t,s,m,$[s],f))}else", ",null!=m&&m!=t[s]&&N(t,s,m,$[s],f)}else"],
      ['"math"==C?f="http://www.w3.org/1998/Math/MathML":', ""],
      [
        "if(M=a.ownerDocument||document,!C)return M.createTextNode(x);t=M.createElementNS(f,C,x.is?x:a)",
        "if(!C)return document.createTextNode(x);t=document.createElementNS(f,C)",
      ],
      [
        `if(${SVG}==i)t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if("width"!=t`,
        `if(${SVG}!=i&&"width"!=t`,
      ],
      ['&&"rowSpan"!=t&&"colSpan"!=t&&"role"!=t&&"popover"!=t', '&&"role"!=t'],
      ['"popover"==t&&1==r?"":r', "r"],
      [
        'if("string"==typeof r)n.style.cssText=r;else{if("string"==typeof u&&(n.style.cssText=u=""),u)for(t in u)r&&t in r||T(n.style,t);if(r)for(t in r)',
        "{for(t in u)r&&t in r||T(n.style,t);for(t in r)",
      ],
      [
        'f=t!=(t=t.replace(l,"$1")),(t=t.slice(2))[0]<"a"&&(t=t.toLowerCase()),r?n.addEventListener(t,o,f):n.removeEventListener(t,o,f))',
        "t=t.slice(2).toLowerCase(),r?n.addEventListener(t,o):n.removeEventListener(t,o))",
      ],
      ["f,o={},e=arguments.length;", "f,o={};"],
      [
        "return e>2&&(o.children=e>3?d.call(arguments,2):r),m(n,o,u,i,null)",
        "return m(n,o,u,i,null)",
      ],
    ],
  },
];

/** Preact's file without them. Throws where a piece is not there, or there more than once. */
export function withoutCuts(code: string): string {
  let left = code;
  for (const [from, to] of CUTS.flatMap(({ pieces }) => pieces)) {
    const [before, after, more] = left.split(from);
    if (before === undefined || after === undefined || more !== undefined)
      throw new Error(`Preact has "${from}" not once: cut that version anew`);
    left = before + to + after;
  }
  return left;
}

/** Leaves out of Preact what the chat does not use: 1 kB of what comes before a visitor can type. */
export const leanPreact: Plugin = {
  name: "lean-preact",
  enforce: "pre",
  transform: {
    filter: { id: /\/preact\/dist\/preact\.mjs$/ },
    handler: (code) => ({ code: withoutCuts(code), map: null }),
  },
};
