package dev.gradus.studies.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim.Verdict;
import dev.gradus.studies.QuickStudy;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeacherStudentStudyTest {
  @TempDir private Path directory;

  /// A claim of equality disagrees by chance once in 16,000 times; the seed is fixed.
  @Test
  void noClaimOfTheQuickStudyDisagrees() {
    TeacherStudentStudy study = new TeacherStudentStudy();
    Map<String, RunResult> results = QuickStudy.run(study, directory);
    assertThat(study.claims(results))
        .isNotEmpty()
        .allSatisfy(claim -> assertThat(claim.verdict()).isNotEqualTo(Verdict.DISAGREES));
    assertThat(study.figures(results)).isNotEmpty();
    for (RunResult result : results.values()) {
      for (Trajectory one : result.trajectories()) {
        assertThat(one.status().isDiverged()).isFalse();
      }
    }
  }
}
