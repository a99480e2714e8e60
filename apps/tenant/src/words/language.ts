const LANGUAGES = ['en', 'de', 'es'] as const;

/** A language that the pages and mails are written in. */
export type Language = (typeof LANGUAGES)[number];

/** The language that a tag such as `de-AT` asks for (RFC 4647, 3.4); undefined for one that is not spoken here. */
export function languageFor(tag: unknown): Language | undefined {
  const [primary] = typeof tag === 'string' ? tag.toLowerCase().split('-') : [];
  return LANGUAGES.find((language) => language === primary);
}

/**
 * The language for somebody: the first of `ui_locales` that is spoken here (OpenID Connect Core, 3.1.2.1), else of the
 * browser's languages the one that weighs most (RFC 9110, 12.5.4), else English.
 */
export function chooseLanguage(uiLocales: unknown, acceptLanguage: string | undefined): Language {
  const asked = typeof uiLocales === 'string' ? uiLocales.split(' ') : [];
  const tags = [...asked, ...byWeight(acceptLanguage ?? '')];
  return tags.map(languageFor).find((language) => language !== undefined) ?? 'en';
}

const RANGE = /^([a-z]{1,8}(?:-[a-z0-9]{1,8})*|\*)\s*(?:;\s*q=([01](?:\.\d{0,3})?))?$/i;

// What weighs the same stays in its order. `*` is any language, so the first of ours; what is malformed says nothing.
function byWeight(acceptLanguage: string): string[] {
  return acceptLanguage
    .split(',')
    .map((range) => RANGE.exec(range.trim()))
    .map((match) => ({
      tag: match?.[1] === '*' ? LANGUAGES[0] : match?.[1],
      weight: Number(match?.[2] ?? 1),
    }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .flatMap(({ tag }) => tag ?? []);
}
