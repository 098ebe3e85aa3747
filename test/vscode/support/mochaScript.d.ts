/** Mocha for pages and workers: a script without types, which sets the global `Mocha` that @types/mocha declares. */
declare module 'mocha/mocha.js';
