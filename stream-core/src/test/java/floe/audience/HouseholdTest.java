package floe.audience;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A household")
class HouseholdTest {
    private static final long SECOND = 1_000_000_000;
    private static final long VLC = 1;
    private static final long MPV = 2;

    @ParameterizedTest
    @CsvSource({
        // limit, there, who came last, seconds ago, has room
        "0, 1000, 2, 9, true",
        "1, 0,    2, 9, true",
        "1, 1,    2, 9, false",
        "3, 2,    2, 9, true",
        "3, 3,    2, 9, false",
        "3, 3,    2, 0, false",
        "3, 3,    1, 6, false",
        "3, 3,    1, 5, true",
        "3, 4,    1, 0, false",
        "1, 1,    1, 0, true",
        "1, 2,    1, 0, false"
    })
    void has_room_for_one_more_VLC(int limit, int there, long last, long secondsAgo, boolean room) {
        var before = there == 0 ? null : new Household(there, last, 10 * SECOND);
        assertThat(Household.hasRoom(before, limit, VLC, (10 + secondsAgo) * SECOND))
                .isEqualTo(room);
    }

    @Test
    void is_forgotten_with_its_last_connection() {
        var two = Household.enter(Household.enter(null, VLC, 0), MPV, SECOND);
        assertThat(two).isEqualTo(new Household(2, MPV, SECOND));
        assertThat(left(left(two))).isNull();
    }

    private static @Nullable Household left(@Nullable Household household) {
        return household == null ? null : household.leave();
    }
}
