import { type MailLanguage, mailLanguage } from './mail-language.ts';

const TEXTS: Record<MailLanguage, { subject: string; body: string }> = {
  en: {
    subject: 'Confirm your email address',
    body: 'This address was given for your account. Show that it is yours here, within five days:',
  },
  de: {
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    body: 'Diese Adresse wurde für Ihr Konto angegeben. Bestätigen Sie hier innerhalb von fünf Tagen, dass sie Ihnen gehört:',
  },
  es: {
    subject: 'Confirma tu correo electrónico',
    body: 'Se indicó esta dirección para tu cuenta. Confirma aquí, en un plazo de cinco días, que es tuya:',
  },
};

/** The mail with which an address is confirmed, in the language of `user_metadata.lang`; English for any other. */
export function verificationMail(
  lang: unknown,
  link: string,
): { language: string; subject: string; body: string; link: string } {
  const language = mailLanguage(lang);
  return { language, ...TEXTS[language], link };
}
