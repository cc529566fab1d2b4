/// Which formats there are: what each is called, how it is recognised, what reads it. Whoever adds one adds it here.
///
/// What a source sends is decided by its bytes where they are clear, by the type that it declares where they are not:
///
/// | first bytes, behind any ID3v2 tag | read as | heard as |
/// | --- | --- | --- |
/// | `OggS` | Ogg | the declared type if it is an Ogg type, else `application/ogg` |
/// | EBML header | WebM, Matroska | likewise, else `audio/webm`, `video/webm`, `video/x-matroska` by its codecs |
/// | two ADTS frames | AAC | likewise, else `audio/aac` |
/// | two MPEG audio frames | MP1, MP2, MP3 | likewise, else `audio/mpeg` |
/// | anything else | what the declared type says | the declared type |
/// | anything else, of a type unknown or not declared | bytes as they come | the declared type, else octets |
///
/// A source that declares a known type and sends what its reader cannot read is dropped by Ogg and WebM and passed on
/// as it comes by MPEG and AAC. Types that a browser could show as a page are refused.
@NullMarked
package floe.format;

import org.jspecify.annotations.NullMarked;
