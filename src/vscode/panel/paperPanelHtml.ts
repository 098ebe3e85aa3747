/** Where the page's parts are, as the webview may load them. */
export interface PaperPanelResources {
	/** The origin that styles, fonts and images may come from (`Webview.cspSource`). */
	readonly cspSource: string;
	/** Unguessable, new for every page. */
	readonly nonce: string;
	readonly scriptUri: string;
	readonly styleUri: string;
}

/** The empty page: its script fills it with what the host sends. */
export function paperPanelHtml({ cspSource, nonce, scriptUri, styleUri }: PaperPanelResources): string {
	const policy = [
		`default-src 'none'`,
		`script-src 'nonce-${nonce}'`,
		`style-src ${cspSource}`,
		`font-src ${cspSource}`,
		`img-src ${cspSource}`,
		`base-uri 'none'`,
		`form-action 'none'`,
	].join('; ');
	return `<!DOCTYPE html>
<html lang="en">
<head>
	<meta charset="UTF-8">
	<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
	<meta name="viewport" content="width=device-width, initial-scale=1.0">
	<link rel="stylesheet" href="${escapeAttribute(styleUri)}">
	<title>Paper</title>
</head>
<body>
	<main><p class="quiet">Loading…</p></main>
	<script nonce="${escapeAttribute(nonce)}" src="${escapeAttribute(scriptUri)}"></script>
</body>
</html>
`;
}

function escapeAttribute(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
