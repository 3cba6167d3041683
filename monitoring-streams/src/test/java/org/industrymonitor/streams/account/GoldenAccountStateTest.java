package org.industrymonitor.streams.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.SeriesName;
import org.junit.jupiter.api.Test;

/** Accounts outlive a release: their bytes must be read by the next. */
class GoldenAccountStateTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final SeriesName CLINKER = SeriesName.of("clinker");
    private static final SeriesName OUTPUT = SeriesName.of("output");

    @Test
    void readsAccountsWrittenBefore() {
        PaneDelta delta = new PaneDelta();
        delta.addFigure(CLINKER, 1_050_000, 1, 25_000);
        delta.addFigure(OUTPUT, -262_500_000, 1, 25_000);
        delta.add(OUTPUT, PaneDelta.NOW, 110);
        delta.add(OUTPUT, PaneDelta.THEN, 100);
        PaneDelta official = new PaneDelta();
        official.addFigure(CLINKER, 2_000_000, 1, 0);
        AccountState account = new AccountState();
        account.add(delta);
        account.addOfficial(official);
        account.addChild("county:410103", delta);
        String golden =
                "010207636c696e6b6572a096800102d0860300008092f40102066f7574707574bfbaabfa0102d08603dc01c801000001"
                        + "0d636f756e74793a3431303130330207636c696e6b65720000066f7574707574dc01c801";
        assertThat(HEX.formatHex(AccountState.encoding().encode(account))).isEqualTo(golden);

        AccountState read = AccountState.encoding().decode(HEX.parseHex(golden));
        assertThat(HEX.formatHex(AccountState.encoding().encode(read))).isEqualTo(golden);
        assertThat(amounts(read.series(), CLINKER, 7)).containsExactly(1_050_000, 1, 25_000, 0, 0, 2_000_000, 1);
        assertThat(amounts(read.series(), OUTPUT, 7)).containsExactly(-262_500_000, 1, 25_000, 110, 100, 0, 0);
        assertThat(amounts(read.children().get("county:410103"), OUTPUT, 2)).containsExactly(110, 100);

        read.add(account);
        assertThat(amounts(read.series(), OUTPUT, 7)).containsExactly(-525_000_000, 2, 50_000, 220, 200, 0, 0);
        assertThat(amounts(read.children().get("county:410103"), OUTPUT, 2)).containsExactly(220, 200);
    }

    private static long[] amounts(Amounts amounts, SeriesName name, int width) {
        return IntStream.range(0, width)
                .mapToLong(which -> amounts.amount(name, which))
                .toArray();
    }

    @Test
    void ordersAccountsByTimeInTheStore() {
        byte[] before = AccountKey.ENCODING.encode(new AccountKey("sector:44", StretchKind.DAY, -1));
        byte[] after = AccountKey.ENCODING.encode(new AccountKey("sector:44", StretchKind.DAY, 18_352));
        assertThat(Arrays.compareUnsigned(before, after)).isNegative();
        assertThat(AccountKey.ENCODING.decode(before)).isEqualTo(new AccountKey("sector:44", StretchKind.DAY, -1));
        assertThat(HEX.formatHex(after)).isEqualTo("09736563746f723a34340180000000000047b0");
    }
}
