declare const __APP_VERSION__: string

/** This program, as custody names it. */
export const SOFTWARE = `Probata ${__APP_VERSION__}`
