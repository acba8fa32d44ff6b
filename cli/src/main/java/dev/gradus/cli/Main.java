package dev.gradus.cli;

import dev.gradus.core.InputException;
import dev.gradus.lab.RunStoppedException;
import dev.gradus.lab.Versions;
import dev.gradus.lab.store.StorageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// `gradus`: reads the command line, starts a command, turns failures into one line and an exit
/// code.
@Command(
    name = "gradus",
    description =
        "Shows what a network trained by gradient descent learns, in which order, and how far theory"
            + " predicts it.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footer = {
      "",
      "Exit codes: 0 fine, 1 a claim disagrees, a run of a sweep failed or a repeated run differs,",
      "            2 wrong usage or input, 70 internal, 74 files, 130 stopped (start the same",
      "            command again to continue)."
    },
    subcommands = {
      DemoCommand.class,
      ListCommand.class,
      RunCommand.class,
      SweepCommand.class,
      ExplainCommand.class,
      LookCommand.class,
      VerifyCommand.class,
      ReportCommand.class,
      QueryCommand.class,
      CiteCommand.class,
      DataCommand.class,
      TestCommand.class,
      BenchCommand.class
    })
public final class Main {
  static final int CLAIM_DISAGREES = 1;
  static final int WRONG_INPUT = 2;
  static final int INTERNAL = 70;
  static final int FILES = 74;
  static final int STOPPED = 130;

  /// Columns of help where there is no terminal to ask.
  private static final int HELP_WIDTH = 100;

  private Main() {}

  /// What `--version` says.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"gradus " + Versions.gradus()};
    }
  }

  public static void main(String[] args) {
    // Numbers in words are the same in every country; so are the bytes of reports.
    Locale.setDefault(Locale.ROOT);
    System.exit(run(args));
  }

  /// Runs one command line and gives its exit code; output goes to [System#out] and [System#err].
  static int run(String... args) {
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(HELP_WIDTH);
    line.setUsageHelpAutoWidth(true);
    line.setOut(new PrintWriter(System.out, true, System.out.charset()));
    line.setErr(new PrintWriter(System.err, true, System.err.charset()));
    line.setParameterExceptionHandler(Main::wrongUsage);
    line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    if (args.length == 0) {
      line.usage(line.getOut());
      return WRONG_INPUT;
    }
    try {
      return line.execute(args);
    } catch (Error e) { // which would end with exit code 1: a claim disagrees
      return failed(e, line);
    }
  }

  private static int wrongUsage(ParameterException failure, String[] args) {
    CommandLine line = failure.getCommandLine();
    StringBuilder text = new StringBuilder("gradus: ").append(oneLine(failure.getMessage()));
    if (failure instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      text.append("; did you mean ").append(unmatched.getSuggestions().getFirst()).append("?");
    }
    text.append("; see ").append(line.getCommandSpec().qualifiedName()).append(" --help");
    line.getErr().println(text);
    return WRONG_INPUT;
  }

  private static int failed(Throwable failure, CommandLine line) {
    if (System.getenv("GRADUS_DEBUG") != null) {
      failure.printStackTrace(line.getErr());
    }
    String command = "gradus: ";
    if (failure instanceof InputException) {
      line.getErr().println(command + oneLine(failure.getMessage()));
      return WRONG_INPUT;
    }
    if (failure instanceof StorageException
        || failure instanceof IOException
        || failure instanceof UncheckedIOException) {
      line.getErr().println(command + oneLine(failure.getMessage()));
      return FILES;
    }
    if (failure instanceof RunStoppedException) {
      line.getErr().println(command + oneLine(failure.getMessage()));
      return STOPPED;
    }
    line.getErr()
        .println(
            command
                + "internal error: "
                + oneLine(String.valueOf(failure))
                + "; run again with GRADUS_DEBUG=1 for the details and report them");
    return INTERNAL;
  }

  private static String oneLine(@org.jspecify.annotations.Nullable String message) {
    return message == null ? "no reason given" : message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
