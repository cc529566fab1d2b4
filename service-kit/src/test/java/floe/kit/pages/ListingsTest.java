package floe.kit.pages;

import static org.assertj.core.api.Assertions.assertThat;

import floe.kit.door.SettableConfig;
import floe.mount.AccessLists;
import floe.mount.Asset;
import floe.mount.ClusterConfig;
import floe.mount.FallbackRules;
import floe.mount.Limits;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.mount.StreamWords;
import floe.stream.Song;
import floe.wire.MountClaim;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the public sees")
class ListingsTest {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final MountName LOOP = new MountName("/loop.ogg");

    private static MountConfig mount(MountName name, @Nullable MountName fallback, boolean hidden, StreamWords words) {
        var mount = MountConfig.plain(name, Limits.DEFAULT).with(words);
        var rules =
                mount.listeners().withFallback(fallback == null ? FallbackRules.NOTHING : FallbackRules.to(fallback));
        return hidden ? mount.with(rules).inHiding() : mount.with(rules);
    }

    private static ClusterConfig config(List<Asset> assets, MountConfig... mounts) {
        return new SettableConfig(List.of()).withMounts(mounts).current().withFiles(assets, AccessLists.OPEN);
    }

    private static MountClaim claim(MountName name) {
        var headers = Map.of("ice-name", "Said", "icy-genre", "Jazz");
        return new MountClaim("ingest-1", name, 7, 0, "application/ogg", headers, "", 0, Song.UNKNOWN, 0);
    }

    private static List<Listing> listings(ClusterConfig config, MountClaim... claims) {
        return new Listings(config, List.of(claims), Census.NOBODY).all();
    }

    @Test
    void are_the_mounts_on_the_air_configured_or_not() {
        assertThat(listings(config(List.of()), claim(LIVE)))
                .extracting(Listing::mount)
                .containsExactly(LIVE);
    }

    @Test
    void is_what_the_operator_says_of_a_stream_and_else_what_the_source_says() {
        var words = new StreamWords("Told", null, null, null, null);
        var live = listings(config(List.of(), mount(LIVE, null, false, words)), claim(LIVE))
                .getFirst();
        assertThat(live.words()).hasValueSatisfying(said -> {
            assertThat(said.name()).isEqualTo("Told");
            assertThat(said.genre()).isEqualTo("Jazz");
        });
    }

    @Test
    void are_mounts_whose_fallback_plays() {
        var mount = mount(LIVE, LOOP, false, StreamWords.NONE);
        var asset = new Asset("/loop.ogg", "0".repeat(64), 1);
        assertThat(listings(config(List.of(asset), mount)))
                .extracting(Listing::mount)
                .containsExactly(LIVE);
        assertThat(listings(config(List.of(), mount), claim(LOOP))).hasSize(2);
        assertThat(listings(config(List.of(), mount))).isEmpty();
    }

    @Test
    void are_no_hidden_mounts() {
        assertThat(listings(config(List.of(), mount(LIVE, null, true, StreamWords.NONE)), claim(LIVE)))
                .isEmpty();
    }

    @Test
    void ends_even_when_fallbacks_go_in_a_circle() {
        var there = mount(LIVE, LOOP, false, StreamWords.NONE);
        var back = mount(LOOP, LIVE, false, StreamWords.NONE);
        assertThat(listings(config(List.of(), there, back))).isEmpty();
    }
}
