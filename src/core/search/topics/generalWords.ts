import { stem } from '../stem';

/** Whether a word says nothing about a topic: the general words of research prose, adverbs, numbers, and addresses. */
export function isGeneral(word: string): boolean {
	const small = word.toLowerCase();
	generalStems ??= new Set(generalWords.split(' ').map(stem));
	return generalStems.has(stem(small)) || /^\P{L}*$/u.test(small) || adverbPattern.test(small);
}

const adverbPattern = /^[a-z]{3,}ly$/;

/** Made when it is first asked for: to stem them all takes a part of what the editor's start may take. */
let generalStems: ReadonlySet<string> | undefined;

/** English: what papers of every field do, claim and compare. */
const generalWords = [
	'paper work study article research researcher author propose present introduce develop describe show demonstrate find finding',
	'report investigate explore examine analyse analyze analysis discuss consider conclude conclusion suggest indicate reveal observe',
	'observation identify highlight emphasize argue believe hope aim goal seek address tackle focus motivate inspire reveal underlie lie',
	'method methodology approach technique procedure scheme strategy solution way manner framework system pipeline design process problem',
	'task challenge issue limitation limited difficulty hard difficult bottleneck drawback gap need requirement require necessary purpose',
	'result experiment experimental experimentally evaluation evaluate test benchmark performance perform outperform surpass exceed',
	'achieve attain obtain gain reach improve improvement enhance enhancement boost increase decrease reduce reduction significant',
	'substantial superior superiority effective effectiveness efficient efficiency better best good great high higher low lower large larger small smaller',
	'strong robust competitive comparable state art baseline existing previous prior recent recently current new novel first second third',
	'simple complex general common typical traditional conventional standard different various multiple several single many numerous',
	'use using used utilize employ apply application leverage exploit adopt enable allow facilitate help support provide offer ensure',
	'make making take give become remain lead cause avoid prevent alleviate mitigate overcome suffer hinder compromise maintain preserve keep',
	'based base propose compare comparison relative respect contrast unlike despite whereas instead due regarding addition additional furthermore',
	'moreover specific particular main key major important importance crucial critical essential fundamental core potential promising possible',
	'ability capability capable success successful advance advancement progress advantage benefit contribution insight implication evidence',
	'theoretical empirical practical real world case example fact role part aspect factor type kind form set number amount range level degree',
	'order step stage time year end point line view term detail account set total average close near full whole entire previous next last',
	'available release code open source publicly github http https www com org page project website supplementary',
	'extensive comprehensive thorough detailed wide broad widely popular emerging increasing growing rapid dramatic marked notable remarkable impressive',
	'build construct create form design combine combination integrate integration incorporate include involve contain consist compose comprise',
	'beyond past toward rethink revisit known unknown certain clear easy direct own original initial final overall similar identical equal distinct diverse appropriate suitable',
	'change choose select seek start begin continue follow extend extension hold run see know understand think tend try call deliver serve',
	'e.g i.e et al non pre co sub multi one two three four five six ten hundred thousand million billion percent fold',
].join(' ');
