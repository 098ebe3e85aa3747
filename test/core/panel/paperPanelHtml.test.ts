import { strict as assert } from 'node:assert';
import { paperPanelHtml } from '../../../src/vscode/panel/paperPanelHtml';

const html = paperPanelHtml({
	cspSource: 'https://*.example.net',
	nonce: '0123abcd',
	scriptUri: 'https://x.example.net/panel.js?a="b"&c',
	styleUri: 'https://x.example.net/panel.css',
});

function policy(): ReadonlyMap<string, string> {
	const content = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
	return new Map(
		content.split('; ').map((directive) => {
			const [name = '', ...sources] = directive.split(' ');
			return [name, sources.join(' ')];
		}),
	);
}

describe('the html of a details panel', () => {
	it('allows nothing but our script, and styles, fonts and images of the extension', () => {
		assert.deepEqual(Object.fromEntries(policy()), {
			'default-src': "'none'",
			'script-src': "'nonce-0123abcd'",
			'style-src': 'https://*.example.net',
			'font-src': 'https://*.example.net',
			'img-src': 'https://*.example.net',
			'base-uri': "'none'",
			'form-action': "'none'",
		});
	});

	it('states the policy before anything that loads', () => {
		const at = html.indexOf('Content-Security-Policy');
		assert.ok(at > 0 && at < html.indexOf('<link') && at < html.indexOf('<script'));
	});

	it('has one script, by nonce, and nothing written into the page', () => {
		assert.deepEqual(html.match(/<script[^>]*>/g), [
			'<script nonce="0123abcd" src="https://x.example.net/panel.js?a=&quot;b&quot;&amp;c">',
		]);
		assert.doesNotMatch(html, /<style| style=| on[a-z]+=/);
	});

	it('names its language, for screen readers', () => {
		assert.match(html, /<html lang="en">/);
	});
});
