/** A style or locale of CSL, which a bundle holds as text. */
declare module '*.csl' {
	const text: string;
	export default text;
}
declare module '*.xml' {
	const text: string;
	export default text;
}
