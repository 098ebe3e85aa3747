import { strict as assert } from 'node:assert';
import { findAddresses } from '../../../src/webview/findAddresses';

const code = 'https://github.com/nate-gillman/fourier-head';
const linked = (text: string, ...urls: string[]) =>
	findAddresses(text, urls)
		.map((part) => (part.url === undefined ? part.text : `<${part.text}>`))
		.join('');

describe('addresses in an abstract', () => {
	it('are found with and without scheme, and without the full stop behind them', () => {
		assert.equal(linked(`Code: ${code}.`, code), `Code: <${code}>.`);
		assert.equal(
			linked('(github.com/nate-gillman/fourier-head)', code),
			'(<github.com/nate-gillman/fourier-head>)',
		);
		assert.equal(linked(`See ${code}.git, or`, code), `See <${code}.git>, or`);
		assert.equal(linked('at www.example.org/', 'https://example.org/'), 'at <www.example.org/>');
	});

	it('open the longest of the links that they may mean', () => {
		const parts = findAddresses('https://example.org/a/b', [
			'https://example.org/a',
			'https://example.org/a/b',
		]);
		assert.deepEqual(parts, [{ text: 'https://example.org/a/b', url: 'https://example.org/a/b' }]);
	});

	it('are left alone when they lead somewhere else', () => {
		const text = `${code}-two ${code}/issues someone@github.com/nate-gillman/fourier-head.x`;
		assert.ok(!linked(`${code}-two and ${code}/issues`, code).includes('<'));
		assert.equal(
			findAddresses(text, [code])
				.map((part) => part.text)
				.join(''),
			text,
		);
		assert.deepEqual(findAddresses(text, []), [{ text }]);
	});

	it('may hold characters that mean something in a pattern', () => {
		const url = 'https://example.org/a_(b)?q=c++';
		assert.equal(linked(`at ${url}, here`, url), `at <${url}>, here`);
	});
});
