package org.industrymonitor.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageBufferTest {

    @Test
    void writesNumbersOfEveryLengthAsProtobufDoes() throws IOException {
        Random random = new Random(7);
        for (int bits = 0; bits <= Long.SIZE; bits++) {
            long most = bits == 0 ? 0 : -1L >>> Long.SIZE - bits;
            assertWritten(most);
            assertWritten(most - 1);
            assertWritten(most + 1);
            for (int i = 0; i < 50; i++) {
                assertWritten(random.nextLong() & most);
            }
        }
    }

    private static void assertWritten(long number) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream protobuf = CodedOutputStream.newInstance(bytes);
        protobuf.writeUInt64NoTag(number);
        protobuf.writeUInt64NoTag(1);
        protobuf.flush();
        MessageBuffer buffer = new MessageBuffer(0);
        buffer.ensureNumbers(2);
        buffer.append(number);
        buffer.append(1);
        assertThat(buffer.toBytes()).isEqualTo(bytes.toByteArray());
    }
}
