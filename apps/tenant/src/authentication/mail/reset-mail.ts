import { type MailLanguage, mailLanguage } from './mail-language.ts';

const TEXTS: Record<MailLanguage, { subject: string; body: string }> = {
  en: {
    subject: 'Reset your password',
    body: 'Somebody, hopefully you, asked for a new password for your account. Choose it here, within five days:',
  },
  de: {
    subject: 'Setzen Sie Ihr Passwort zurück',
    body: 'Für Ihr Konto wurde ein neues Passwort angefordert, hoffentlich von Ihnen. Wählen Sie es hier, innerhalb von fünf Tagen:',
  },
  es: {
    subject: 'Restablece tu contraseña',
    body: 'Alguien, esperamos que tú, pidió una contraseña nueva para tu cuenta. Elígela aquí, en un plazo de cinco días:',
  },
};

/** The mail with which a password is reset, in the language of `user_metadata.lang`; English for any other. */
export function resetMail(
  lang: unknown,
  link: string,
): { language: string; subject: string; body: string; link: string } {
  const language = mailLanguage(lang);
  return { language, ...TEXTS[language], link };
}
