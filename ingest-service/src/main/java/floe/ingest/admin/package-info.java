/// What encoders, slaves and DJ software ask of an Icecast besides sending: titles, lists of mounts, numbers.
@NullMarked
package floe.ingest.admin;

import org.jspecify.annotations.NullMarked;
