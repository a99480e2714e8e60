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

// What weighs the same stays in its order. `*` is any other language, so the first of ours that is not named beside it;
// what is malformed says nothing.
function byWeight(acceptLanguage: string): string[] {
  const ranges = acceptLanguage
    .split(',')
    .map((range) => RANGE.exec(range.trim()))
    .filter((match) => match !== null)
    .map(([, tag, weight = '1']) => ({ tag, weight: Number(weight) }));
  const named = ranges.map(({ tag }) => languageFor(tag));
  const another = LANGUAGES.find((language) => !named.includes(language));
  return ranges
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .flatMap(({ tag }) => (tag === '*' ? another : tag) ?? []);
}
