import { DEFAULT_LOOK, type FurtherLook, type SiteLook } from "@presently/shared/protocol";
import type { SiteSettings } from "@presently/shared/settings";

/** What the chat is told of a look, `logo` with it, by what names it: what is unlike the default alone, so nothing for most sites. */
export function toldLookOf(
  whole: SiteLook,
  logo: string | undefined,
): Pick<SiteSettings, "look" | "further"> {
  const look = attributesOf(whole);
  const further = furtherLookOf(whole, logo);
  return { ...(look && { look }), ...(further && { further }) };
}

/** What the tag has an attribute for, as it would say it (LK1). */
function attributesOf(look: SiteLook): SiteSettings["look"] {
  const told = plainOf(look);
  const usual = plainOf(DEFAULT_LOOK);
  const said = Object.entries(told).filter(([name, value]) => value !== Reflect.get(usual, name));
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

function plainOf({ color, theme, position, radius, offset, welcome, zIndex }: SiteLook) {
  const { side, bottom } = offset;
  return {
    color,
    theme,
    position,
    radius: String(radius),
    offset: `${side} ${bottom}`,
    welcome,
    ...(zIndex !== null && { z: String(zIndex) }),
  };
}

/** What it has none for (LK3). It is there, with nothing in it, for a greeting, too: the part that is fetched for it says that. */
function furtherLookOf(look: SiteLook, logo: string | undefined): FurtherLook | undefined {
  const { welcome, texts, font, scale, density, shadow, faces } = look;
  const { shape, icon, phoneOffset, light, dark } = look;
  const further: FurtherLook = {
    ...(Object.keys(texts).length > 0 && { texts }),
    ...(font !== DEFAULT_LOOK.font && { font }),
    ...(scale !== DEFAULT_LOOK.scale && { scale }),
    ...(density !== DEFAULT_LOOK.density && { density }),
    ...(shadow !== DEFAULT_LOOK.shadow && { shadow }),
    ...(faces !== DEFAULT_LOOK.faces && { faces }),
    ...(shape !== DEFAULT_LOOK.shape && { shape }),
    ...(icon !== DEFAULT_LOOK.icon && { icon }),
    ...(phoneOffset !== null && { phoneOffset: `${phoneOffset.side} ${phoneOffset.bottom}` }),
    ...(light !== null && { light: `${light.surface} ${light.ink}` }),
    ...(dark !== null && { dark: `${dark.surface} ${dark.ink}` }),
    ...(logo !== undefined && { logo }),
  };
  return welcome === "" && Object.keys(further).length === 0 ? undefined : further;
}
