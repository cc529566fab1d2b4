'use strict';
// What the front page does beyond its text: plays a mount as a radio does (what is on now, never what was on when
// somebody pressed pause), comes back by itself when a stream ends or falls silent, and keeps the words up to date.
// Without it each mount has the browser's own player. It knows nothing of formats: a browser that cannot follow a
// stream into another codec says that it ended, and a new connection begins with the new headers.

const FIRST_SOUND = 15_000; // ms that a connection has until it plays: a browser wants some bytes first
const SILENCE = 8_000; // ms without a step of the player's clock: a fallback comes when a source was silent for 10 s
const STEADY = 3_000; // ms of sound after which a loss counts as the first again
const LONGEST_WAIT = 15_000;
const LOOK = 5_000; // ms between two looks at what is on
const GLANCE = 30_000; // the same for somebody who listens and does not see the page

const host = document.title;
let receivers = [];
let tuned = null; // the receiver that played last

// Milliseconds until a lost stream is asked for again: less than 400 the first time, then less than 800, 1,600 and so
// on. Half of it and more is chance, so that an audience that lost it together does not come back together.
function wait(losses) {
    return losses === 0
        ? Math.random() * 400
        : Math.min(LONGEST_WAIT, 400 * 2 ** losses) * (0.5 + Math.random() / 2);
}

// A mount with its player: off, tuning, on, or lost until the next try.
class Receiver {
    constructor(article) {
        this.article = article;
        this.audio = article.querySelector('audio');
        this.button = article.querySelector('.play');
        this.address = this.audio.src;
        this.path = new URL(this.address).pathname;
        this.audio.controls = false;
        this.audio.removeAttribute('src');
        this.audio.volume = volume.value;
        this.audio.onplaying = () => this.sound();
        this.audio.ontimeupdate = () => this.state === 'on' && this.watch(SILENCE);
        this.audio.onended = this.audio.onerror = () => this.lose();
        this.audio.onpause = () => this.state === 'on' && !this.audio.ended && this.stop();
        this.button.onclick = () => (this.state === 'off' ? this.play() : this.stop());
        this.button.hidden = false;
        this.show('off');
    }

    play() {
        if (tuned !== null && tuned !== this) {
            tuned.stop();
        }
        tuned = this;
        this.losses = 0;
        this.connect();
    }

    connect() {
        this.show('tuning');
        this.watch(FIRST_SOUND);
        this.audio.src = this.address;
        this.audio.play().catch(refusal => refusal.name === 'NotAllowedError' && this.stop());
    }

    sound() {
        this.since = performance.now();
        this.show('on');
        this.watch(SILENCE);
    }

    // Lost, unless something is heard of it within this time.
    watch(patience) {
        this.after(patience, () => this.lose());
    }

    after(ms, what) {
        clearTimeout(this.timer);
        this.timer = setTimeout(what, ms);
    }

    lose() {
        if (this.state === 'off' || this.state === 'lost') {
            return;
        }
        if (this.state === 'on' && performance.now() - this.since > STEADY) {
            this.losses = 0;
        }
        this.show('lost');
        this.after(wait(this.losses++), () => this.connect());
    }

    // Leaves the stream, the connection too: what plays next time is what is on then.
    stop() {
        clearTimeout(this.timer);
        this.show('off');
        this.audio.removeAttribute('src');
        this.audio.load();
    }

    show(state) {
        this.state = this.article.dataset.state = state;
        put(this.article, '.state', { tuning: 'tuning in · ', lost: 'reconnecting · ' }[state] ?? '');
        this.tell();
    }

    // Its words where others than the page show them: on the button, in the tab, on a locked screen.
    tell() {
        const name = this.article.querySelector('h2').textContent;
        const song = this.article.querySelector('.song').textContent;
        this.button.setAttribute('aria-label', (this.state === 'off' ? 'Play ' : 'Stop ') + name);
        if (this === tuned) {
            announce(song || name, name, this.state === 'off');
        }
    }
}

let announced = '';
function announce(title, artist, off) {
    document.title = off ? host : `${title} · ${host}`;
    if ('mediaSession' in navigator && announced !== title + artist) {
        announced = title + artist;
        navigator.mediaSession.metadata = new MediaMetadata({ title, artist });
    }
}

// Writes a text where another one stands.
function put(within, where, text) {
    const element = within.querySelector(where);
    if (element.textContent !== text) {
        element.textContent = text;
    }
}

// Looks at what is on.
async function look() {
    const reply = await fetch('/status-json.xsl', { signal: AbortSignal.timeout(LOOK) });
    const { source } = (await reply.json()).icestats;
    const onAir = new Map([source ?? []].flat().map(each => [new URL(each.listenurl).pathname, each]));
    if ([...onAir.keys()].some(path => !receivers.some(known => known.path === path))) {
        await welcome();
    }
    receivers.filter(known => !onAir.has(known.path) && known.state === 'off').forEach(farewell);
    receivers.forEach(known => refresh(known, onAir.get(known.path) ?? {}));
    document.querySelector('.nothing').hidden = receivers.length > 0;
}

// A name that looks like a number is one in the status document. Without a source a mount keeps its last name.
function refresh(receiver, { server_name, artist, title, stream_start, listeners = 0 }) {
    const { article } = receiver;
    put(article, 'h2', String(server_name ?? article.querySelector('h2').textContent));
    put(article, '.song', [artist, title].filter(word => word != null).join(' - '));
    put(article, '.between', stream_start ? '' : 'between programmes · ');
    put(article, '.audience', listeners === 1 ? '1 listener' : `${listeners} listeners`);
    receiver.tell();
}

// Mounts that are new come with the page as it is now.
async function welcome() {
    const page = new DOMParser().parseFromString(await (await fetch('/')).text(), 'text/html');
    let last = document.querySelector('.nothing');
    for (const article of page.querySelectorAll('article')) {
        const { pathname: path } = new URL(article.querySelector('audio').getAttribute('src'), location);
        const known = receivers.find(receiver => receiver.path === path);
        if (!known) {
            last.after(article);
            receive(article);
        }
        last = known?.article ?? article;
    }
}

function farewell(receiver) {
    receivers = receivers.filter(other => other !== receiver);
    receiver.article.remove();
}

function receive(article) {
    const receiver = new Receiver(article);
    receivers.push(receiver);
    const copy = article.querySelector('.copy');
    copy.onclick = () => copied(copy, receiver.address);
    copy.parentNode.hidden = false;
}

async function copied(button, address) {
    button.textContent = (await toClipboard(address)) ? 'copied' : address;
    setTimeout(() => (button.textContent = 'copy link'), 2_000);
}

// A page that came in the open is not given the newer way.
function toClipboard(address) {
    if (navigator.clipboard) {
        return navigator.clipboard.writeText(address).then(() => true, () => false);
    }
    const text = document.body.appendChild(document.createElement('textarea'));
    text.value = address;
    text.select();
    const done = document.execCommand('copy');
    text.remove();
    return done;
}

let nextLook;
async function lookOn() {
    clearTimeout(nextLook);
    if (!document.hidden || tuned?.state === 'on') {
        await look().catch(() => {}); // The words stay as they are until there is an answer.
    }
    clearTimeout(nextLook);
    nextLook = setTimeout(lookOn, (document.hidden ? GLANCE : LOOK) * (0.8 + Math.random() * 0.4));
}

const volume = document.querySelector('.volume input');
volume.value = remembered() ?? 1;
volume.oninput = () => {
    receivers.forEach(receiver => (receiver.audio.volume = volume.value));
    remember(volume.value);
};
volume.parentNode.hidden = false;

// A browser may keep a page from storing anything.
function remembered() {
    try {
        return localStorage.getItem('volume');
    } catch {
        return null;
    }
}

function remember(level) {
    try {
        localStorage.setItem('volume', level);
    } catch {
        // Then it is loud again next time.
    }
}

document.querySelectorAll('article').forEach(receive);
document.onvisibilitychange = lookOn;
addEventListener('online', () => tuned?.state === 'lost' && tuned.after(wait(0), () => tuned.connect()));
if ('mediaSession' in navigator) {
    navigator.mediaSession.setActionHandler('play', () => tuned?.play());
    navigator.mediaSession.setActionHandler('pause', () => tuned?.stop());
    navigator.mediaSession.setActionHandler('stop', () => tuned?.stop());
}
nextLook = setTimeout(lookOn, LOOK);
