import type { Words } from './en.ts';
import { html } from './html.ts';

/** All that the sign-in pages and the mails say, in Spanish. It says "tú", and the words are those of the web app. */
export const es: Words = {
  language: 'es',
  frame: {
    localTenant: 'Tenant local',
    email: 'Correo',
    password: 'Contraseña',
    showPassword: 'Mostrar la contraseña',
    passwordHint: 'Al menos 8 caracteres, con tres de: minúsculas, mayúsculas, números, símbolos.',
    theApplication: 'la app',
    purpose: (application) => `Para ${application}. Esta página hace de Universal Login de Auth0.`,
    continue: 'Continuar',
    backToLogIn: 'Volver a la página de inicio de sesión',
  },
  logIn: {
    title: 'Iniciar sesión',
    heading: (tenant) => `Iniciar sesión en ${tenant}`,
    forgotPassword: '¿Olvidaste la contraseña?',
    newHere: (link) => html`¿Eres nuevo aquí? ${link('Crear una cuenta')}`,
    google: (link) => html`O ${link('continuar con Google')}, simulado`,
    demoAccounts: 'Cuentas de demostración',
    oneTap: 'Un toque, sin contraseña',
    plan: (plan) => `Plan ${plan}`,
    wrong: 'El correo o la contraseña no son correctos.',
    lockedOut: 'Demasiadas contraseñas incorrectas. Espera un cuarto de hora o elige una contraseña nueva.',
    overloaded: 'Demasiadas personas inician sesión a la vez. Prueba otra vez en un momento.',
  },
  signUp: {
    title: 'Crear una cuenta',
    heading: (tenant) => `Crear una cuenta en ${tenant}`,
    createAccount: 'Crear cuenta',
    haveAccount: (link) => html`¿Ya tienes una cuenta? ${link('Iniciar sesión')}`,
    incomplete: 'Escribe un correo y una contraseña.',
    taken: 'No se puede crear esta cuenta. Si ya tienes una, inicia sesión con ella.',
    overloaded: 'Demasiadas personas crean una cuenta a la vez. Prueba otra vez en un momento.',
  },
  newPassword: {
    title: 'Contraseña nueva',
    askForLink: 'Te enviamos por correo un enlace para elegirla.',
    sendLink: 'Enviar el enlace',
    noEmail: 'Escribe un correo.',
    sent: (email, link) =>
      html`Si ${email} tiene una cuenta, el enlace está en camino. Este tenant no envía correo de verdad: léelo ${link('en su panel')}.`,
    choose: 'Elige una que no uses en ningún otro sitio.',
    change: 'Cambiar la contraseña',
    tooWeak: 'La contraseña es demasiado débil. Mira la indicación de abajo.',
    overloaded: 'Se cambian demasiadas contraseñas a la vez. Prueba otra vez en un momento.',
    changed: 'Contraseña cambiada',
    changedHint: 'Vuelve a la app e inicia sesión con ella.',
    usedUp: 'Este enlace ya no sirve',
    usedUpHint: 'Ya se usó, o tiene más de cinco días. Pide otro en la página de inicio de sesión.',
  },
  google: {
    title: 'Google simulado',
    intro: 'No se pregunta al Google de verdad. Di quién quieres ser.',
    name: 'Nombre',
  },
  verifyEmail: {
    title: 'Confirmar el correo',
    confirmed: 'Correo confirmado',
    confirmedHint: 'Gracias. Puedes cerrar esta página.',
    refused: 'Este enlace no sirve',
    refusedHint: 'Tiene más de cinco días, o la cuenta tiene ya otro correo.',
  },
  error: {
    title: 'Error',
    heading: 'No ha funcionado',
    unexplained: 'No se pudo completar la petición.',
    signInGone:
      'Esta página de inicio de sesión ya no sirve en este navegador. Vuelve a la app y empieza otra vez.',
    foreignForm:
      'Este formulario no se envió desde su propia página. Abre otra vez la página de inicio de sesión.',
    wrongCallback:
      'Callback URL mismatch: la redirect_uri no es, letra por letra, ninguna de las Allowed Callback URLs de la app.',
    unknownClient: 'Unknown client: ninguna app tiene este client_id.',
    wrongCharacter: 'Un parámetro contiene un carácter que no está permitido.',
    noState: 'Falta el parámetro state.',
    away: 'La base de datos del tenant no responde. Inténtalo de nuevo dentro de un momento.',
  },
  mail: {
    reset: {
      subject: 'Elige una contraseña nueva',
      body: 'Alguien, esperamos que tú, pidió una contraseña nueva para tu cuenta. Elígela aquí, en un plazo de cinco días:',
    },
    verification: {
      subject: 'Confirma tu correo',
      body: 'Se indicó este correo para tu cuenta. Confirma aquí, en un plazo de cinco días, que es tuyo:',
    },
  },
};
