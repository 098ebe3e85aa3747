/**
 * Tells the code that reads bibliographies and notes, and makes of them what caches keep: what other code wrote there is not believed. The
 * build puts a hash of all that code here (`esbuild.js`), so that nobody has to count versions; without a build it is always the same.
 */
export const codeVersion: string = 'unbuilt';
